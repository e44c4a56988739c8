package org.mles.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.ClassShare;
import org.mles.benchmarks.result.GrowthFile;
import org.mles.benchmarks.result.GrowthFile.Axis;
import org.mles.benchmarks.result.GrowthFile.Point;
import org.mles.benchmarks.result.MemoryReading.Kind;
import org.mles.benchmarks.result.Metric;
import org.mles.benchmarks.result.Wording;

/** Rows of the tables on how the server grows. Thread: any. */
record GrowthTables(GrowthFile growth) {
  /** A table. */
  record Table(String title, List<String> head, List<List<String>> rows) {}

  /** Returns the tables, those without a row left out. */
  List<Table> all() {
    List<Table> tables = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      tables.add(points(axis));
      tables.add(further(axis));
    }
    tables.add(classes());
    return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
  }

  private Table points(Axis axis) {
    List<String> head =
        List.of(
            axis.words(),
            "connections",
            "to last",
            "server CPU/delivery",
            "load CPU/delivery",
            "heap/connection",
            "beside its socket",
            "resident/connection",
            "logs/channel",
            "kernel/connection",
            "legs");
    return new Table(
        "Growth by " + axis.words(), head, growth.of(axis).stream().map(this::row).toList());
  }

  private List<String> row(Point point) {
    Long heap = point.growthOfEach(Kind.HEAP);
    return List.of(
        Wording.count(point.at()),
        Wording.count((long) point.connections()),
        Wording.time(point.median(Metric.TIME_TO_LAST)),
        Wording.time(point.median(Metric.SERVER_CPU)),
        Wording.time(point.median(Metric.LOAD_CPU)),
        Wording.count(heap),
        besideSocket(heap == null ? null : (Double) (double) heap),
        Wording.count(point.growthOfEach(Kind.RESIDENT)),
        Wording.count(logsOfEach(point)),
        Wording.count(point.growthOfEach(Kind.KERNEL)),
        Wording.count((long) point.validLegs().size()));
  }

  private static @Nullable Long logsOfEach(Point point) {
    Long all = point.growth(Kind.LOGS);
    return all == null ? null : (Long) Math.round((double) all / point.channels());
  }

  private String besideSocket(@Nullable Double heap) {
    Long socket = growth.socketOctets();
    return octets(heap == null || socket == null ? null : (Double) (heap - socket));
  }

  private Table further(Axis axis) {
    List<List<String>> rows = new ArrayList<>();
    List<Point> points = growth.of(axis);
    for (int i = 1; i < points.size(); i++) {
      rows.add(further(points.get(i - 1), points.get(i)));
    }
    return new Table(
        "Octets of each further connection, by " + axis.words(),
        List.of("from, to", "heap", "beside its socket", "resident", "kernel"),
        rows);
  }

  private List<String> further(Point from, Point to) {
    Double heap = GrowthFile.furtherOctets(from, to, Kind.HEAP);
    return List.of(
        from.at() + ", " + to.at(),
        octets(heap),
        besideSocket(heap),
        octets(GrowthFile.furtherOctets(from, to, Kind.RESIDENT)),
        octets(GrowthFile.furtherOctets(from, to, Kind.KERNEL)));
  }

  private static String octets(@Nullable Double octets) {
    return Wording.count(octets == null ? null : (Long) Math.round(octets));
  }

  /** The objects of a member, where members are most. */
  private Table classes() {
    List<Point> points = growth.of(Axis.SUBSCRIBERS);
    List<ClassShare> shares =
        points.isEmpty() ? List.of() : points.get(points.size() - 1).classes();
    return new Table(
        "Live objects of each connection, at the last point",
        List.of("class", "instances", "octets"),
        shares.stream()
            .filter(share -> share.octets() >= 1)
            .map(
                share ->
                    List.of(
                        share.name(),
                        String.format(Locale.ROOT, "%.2f", share.instances()),
                        String.format(Locale.ROOT, "%.1f", share.octets())))
            .toList());
  }
}
