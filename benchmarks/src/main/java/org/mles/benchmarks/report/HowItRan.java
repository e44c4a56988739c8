package org.mles.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mles.benchmarks.page.Html;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.SystemInfo;

/** The fairness manifest: how each system of a result ran, and on which machine. Thread: any. */
final class HowItRan {
  private HowItRan() {}

  /** Returns it as HTML that a reader unfolds. */
  static String of(ResultFile result) {
    StringBuilder out = new StringBuilder();
    for (SystemInfo system : result.systems()) {
      out.append("<details><summary>").append(Html.text(system.key()));
      String version = system.knownVersion();
      out.append(version == null ? "" : " · " + Html.text(version));
      out.append("</summary>\n").append(facts("set", system.settings()));
      out.append(facts("read back while it ran", system.verifiedAtRuntime()));
      out.append("</details>\n");
    }
    out.append("<details><summary>Machine and load</summary>\n");
    return out.append(facts("", machine(result))).append("</details>\n").toString();
  }

  private static Map<String, String> machine(ResultFile result) {
    ResultFile.Env env = result.env();
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", env.cpu() + ", " + env.cores() + " cores");
    machine.put("memory", env.memMiB() + " MiB");
    machine.put("kernel", env.kernel());
    machine.put("virtual", String.valueOf(env.virt()));
    machine.put("container", String.valueOf(env.container()));
    machine.put("runtime", env.jdk());
    machine.put("load JVM", String.join(" ", env.jvmArgs()));
    machine.put("clients", result.workload().clientModel());
    machine.put(
        "messages", result.workload().measured() + " measured after " + result.workload().warmup());
    return machine;
  }

  private static String facts(String what, Map<String, String> facts) {
    StringBuilder list = new StringBuilder("<dl>");
    String suffix = what.isEmpty() ? "" : " (" + what + ")";
    facts.forEach(
        (name, value) ->
            list.append("<dt>")
                .append(Html.text(name + suffix))
                .append("</dt><dd>")
                .append(Html.text(value))
                .append("</dd>\n"));
    return list.append("</dl>\n").toString();
  }
}
