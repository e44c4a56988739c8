package org.mles.conformance.report;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.mles.conformance.outcome.CaseResult;
import org.mles.conformance.outcome.Cause;
import org.mles.conformance.outcome.RunResult;
import org.mles.conformance.outcome.Verdict;
import org.mles.conformance.text.Printable;

/**
 * Renders JUnit XML: a broken clause is a {@code failure}, trouble of the suite or an unreachable
 * subject an {@code error}, everything that was not judged as required is {@code skipped}. XML 1.0
 * cannot carry most control characters, not even escaped; they are spelled.
 */
final class JUnitXml {
  private JUnitXml() {}

  static String render(RunResult run, Documents documents) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      suite(xml, run, documents);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot render XML", e);
    }
    return text + "\n";
  }

  /** The schema of Surefire knows one suite a file; chapters are its classes. */
  private static void suite(XMLStreamWriter xml, RunResult run, Documents documents)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "mles-conformance " + run.spec());
    counts(xml, run.cases(), run.millis());
    properties(xml, remarks(run));
    for (CaseResult result : run.cases()) {
      testcase(xml, run, result, documents);
    }
    xml.writeEndElement();
  }

  /** Returns what every report says of the run as a whole, without what there is nothing of. */
  private static Map<String, String> remarks(RunResult run) {
    Map<String, String> remarks = new LinkedHashMap<>();
    remarks.put("started", run.started());
    remarks.put("diagnosis", Diagnosis.of(run).first());
    remarks.put("declared", run.declaredLine());
    remarks.put("not-judged", String.join("; ", run.notJudged()));
    remarks.values().removeIf(String::isEmpty);
    return remarks;
  }

  /** Writes remarks where tools show them. */
  private static void properties(XMLStreamWriter xml, Map<String, String> remarks)
      throws XMLStreamException {
    if (remarks.isEmpty()) {
      return;
    }
    xml.writeStartElement("properties");
    for (Map.Entry<String, String> remark : remarks.entrySet()) {
      xml.writeEmptyElement("property");
      xml.writeAttribute("name", remark.getKey());
      xml.writeAttribute("value", Printable.line(remark.getValue()));
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

  private static void testcase(
      XMLStreamWriter xml, RunResult run, CaseResult result, Documents documents)
      throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "mles." + Printable.line(result.chapter()));
    xml.writeAttribute("name", Printable.line(result.id()));
    xml.writeAttribute("time", seconds(result.millis()));
    String element = element(result);
    if (element.isEmpty()) {
      xml.writeEndElement();
      return;
    }
    xml.writeStartElement(element);
    String first = Printable.firstLine(result.message());
    xml.writeAttribute("message", result.verdict().word() + ": " + first);
    if (!element.equals("skipped")) {
      xml.writeAttribute("type", String.join(" ", result.clauses()));
      xml.writeCharacters(Account.of(run, result, documents));
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
    return millis / 1000 + "." + String.format(Locale.ROOT, "%03d", millis % 1000);
  }
}
