package org.mles.server;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.mles.rule.WireRule;

/**
 * What a server has done so far, read at one moment.
 *
 * @param connectionsAccepted connections since the start
 * @param connectionsOpen connections now
 * @param joins first frames that were admitted
 * @param framesIn whole frames received after and including the first
 * @param framesOut whole frames sent, once per receiver; a backlog is counted when it is gone
 * @param octetsIn octets received
 * @param octetsOut octets handed to the operating system
 * @param resyncs joins that brought history back
 * @param linksUp connections to the upstream server that were made
 * @param linksDown connections to the upstream server that were lost or could not be made
 * @param bugs exceptions of our own that cost a connection, a task or a timer
 * @param logOctets direct memory that the logs of all channels occupy now
 * @param tls what becomes of the certificate, by name; empty without one
 * @param refusals connections closed for breaking a rule, by rule; rules never broken are absent
 */
public record Counters(
    long connectionsAccepted,
    long connectionsOpen,
    long joins,
    long framesIn,
    long framesOut,
    long octetsIn,
    long octetsOut,
    long resyncs,
    long linksUp,
    long linksDown,
    long bugs,
    long logOctets,
    Map<String, Long> tls,
    Map<WireRule, Long> refusals) {
  /** Takes immutable copies of the maps. */
  public Counters {
    tls = Collections.unmodifiableMap(new TreeMap<>(tls));
    Map<WireRule, Long> copy = new EnumMap<>(WireRule.class);
    copy.putAll(refusals);
    refusals = Collections.unmodifiableMap(copy);
  }

  /** Returns all but the refusals by name, in a fixed order; counts that only grow end in total. */
  public Map<String, Long> values() {
    Map<String, Long> values = new LinkedHashMap<>();
    values.put("connections_open", connectionsOpen);
    values.put("connections_accepted_total", connectionsAccepted);
    values.put("joins_total", joins);
    values.put("frames_in_total", framesIn);
    values.put("frames_out_total", framesOut);
    values.put("octets_in_total", octetsIn);
    values.put("octets_out_total", octetsOut);
    values.put("resyncs_total", resyncs);
    values.put("links_up_total", linksUp);
    values.put("links_down_total", linksDown);
    values.put("bugs_total", bugs);
    values.put("log_octets", logOctets);
    values.putAll(tls);
    return values;
  }

  /** Returns how many connections were closed for breaking {@code rule}. */
  public long refused(WireRule rule) {
    return refusals.getOrDefault(rule, 0L);
  }
}
