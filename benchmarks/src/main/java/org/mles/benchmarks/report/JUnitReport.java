package org.mles.benchmarks.report;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.mles.benchmarks.result.LegResult;
import org.mles.benchmarks.result.ResultFile;
import org.mles.benchmarks.result.ResultFile.Round;

/**
 * JUnit XML for continuous integration: one test case per system and round; a leg that stayed
 * invalid is an error, a failed gate a failure. Thread: any.
 */
final class JUnitReport {
  private JUnitReport() {}

  static String of(ResultFile result) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      suite(xml, result);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML to memory", e);
    }
    return out.append('\n').toString();
  }

  private static void suite(XMLStreamWriter xml, ResultFile result) throws XMLStreamException {
    long errors = result.rounds().stream().mapToLong(JUnitReport::errors).sum();
    boolean gateFailed = result.gate() != null && result.gate().verdict().equals("FAIL");
    long tests = result.rounds().stream().mapToLong(round -> systems(round).size()).sum();
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "fanout " + result.profile());
    xml.writeAttribute("tests", Long.toString(tests + (result.gate() == null ? 0 : 1)));
    xml.writeAttribute("errors", Long.toString(errors));
    xml.writeAttribute("failures", gateFailed ? "1" : "0");
    for (Round round : result.rounds()) {
      for (String system : systems(round)) {
        testCase(xml, round, system);
      }
    }
    gate(xml, result.gate());
    xml.writeEndElement();
  }

  private static void testCase(XMLStreamWriter xml, Round round, String system)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "fanout." + system.replace(':', '.'));
    xml.writeAttribute("name", "round " + round.round());
    LegResult last = lastAttempt(round, system);
    if (!last.valid()) {
      xml.writeStartElement("error");
      xml.writeAttribute("message", printable(String.valueOf(last.why())));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void gate(XMLStreamWriter xml, ResultFile.@Nullable Gate gate)
      throws XMLStreamException {
    if (gate == null) {
      return;
    }
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "fanout.gate");
    xml.writeAttribute("name", "head against base");
    if (gate.verdict().equals("FAIL")) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", printable(gate.reason()));
      xml.writeEndElement();
    } else if (!gate.verdict().equals("PASS")) {
      xml.writeStartElement("skipped");
      xml.writeAttribute("message", printable(gate.reason()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static List<String> systems(Round round) {
    return round.legs().stream().map(LegResult::system).distinct().toList();
  }

  private static long errors(Round round) {
    return systems(round).stream().filter(system -> !lastAttempt(round, system).valid()).count();
  }

  private static LegResult lastAttempt(Round round, String system) {
    return round.legs().stream()
        .filter(leg -> leg.system().equals(system))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** Replaces what XML 1.0 cannot carry. */
  private static String printable(String text) {
    return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD]", "?");
  }
}
