package org.mles.conformance.report;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;

/**
 * Renders JUnit XML: a broken clause is a {@code failure}, trouble of the suite or an unreachable
 * subject an {@code error}, everything that was not judged as required is {@code skipped}.
 */
final class JUnitXml {
  private JUnitXml() {}

  static String render(RunResult run) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      suites(xml, run);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot render XML", e);
    }
    return text + "\n";
  }

  private static void suites(XMLStreamWriter xml, RunResult run) throws XMLStreamException {
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "mles-conformance " + run.spec());
    counts(xml, run.cases(), run.millis());
    List<String> chapters = run.cases().stream().map(CaseResult::chapter).distinct().toList();
    for (String chapter : chapters) {
      List<CaseResult> cases =
          run.cases().stream().filter(c -> c.chapter().equals(chapter)).toList();
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", chapter);
      xml.writeAttribute("timestamp", run.started());
      counts(xml, cases, cases.stream().mapToLong(CaseResult::millis).sum());
      for (CaseResult result : cases) {
        testcase(xml, run, result);
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void counts(XMLStreamWriter xml, List<CaseResult> cases, long millis)
      throws XMLStreamException {
    xml.writeAttribute("tests", Integer.toString(cases.size()));
    xml.writeAttribute("failures", count(cases, "failure"));
    xml.writeAttribute("errors", count(cases, "error"));
    xml.writeAttribute("skipped", count(cases, "skipped"));
    xml.writeAttribute("time", seconds(millis));
  }

  private static void testcase(XMLStreamWriter xml, RunResult run, CaseResult result)
      throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "mles." + result.chapter());
    xml.writeAttribute("name", result.id());
    xml.writeAttribute("time", seconds(result.millis()));
    String element = element(result);
    if (element.isEmpty()) {
      xml.writeEndElement();
      return;
    }
    xml.writeStartElement(element);
    String first = result.message().lines().findFirst().orElse("");
    xml.writeAttribute("message", printable(result.verdict().word() + ": " + first));
    if (!element.equals("skipped")) {
      xml.writeAttribute("type", String.join(" ", result.clauses()));
      xml.writeCharacters(printable(result.title() + "\n" + result.message()));
      String clause = run.clauses().getOrDefault(result.broken(), "");
      xml.writeCharacters(printable("\n" + result.broken() + " " + clause));
      xml.writeCharacters(printable("\n" + WireLog.of(result.evidence())));
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static String element(CaseResult result) {
    if (result.verdict().tally() == Verdict.Tally.FAILED) {
      return "failure";
    } else if (result.cause() == Cause.SUITE_ERROR || result.cause() == Cause.UNREACHABLE) {
      return "error";
    }
    return result.verdict().tally() == Verdict.Tally.SKIPPED ? "skipped" : "";
  }

  private static String count(List<CaseResult> cases, String element) {
    return Long.toString(cases.stream().filter(c -> element(c).equals(element)).count());
  }

  private static String seconds(long millis) {
    return "%d.%03d".formatted(millis / 1000, millis % 1000);
  }

  /** XML 1.0 cannot carry most control characters, not even escaped; they are shown as U+XXXX. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean allowed =
                  c == '\t'
                      || c == '\n'
                      || (c >= 0x20 && c < 0xD800)
                      || (c > 0xDFFF && c < 0xFFFE)
                      || c > 0xFFFF;
              if (allowed) {
                out.appendCodePoint(c);
              } else {
                out.append("U+%04X".formatted(c));
              }
            });
    return out.toString();
  }
}
