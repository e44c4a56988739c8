package org.mles.conformance.report;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/** The form that tools expect of JUnit XML: that of a report of Surefire. Thread: any. */
public final class SurefireForm {
  private static final Schema SCHEMA = schema();

  private SurefireForm() {}

  /** Returns what is wrong with a report, and where; empty if nothing is. */
  public static String problem(String xml) throws IOException {
    try {
      Validator validator = SCHEMA.newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.validate(new StreamSource(new StringReader(xml)));
      return "";
    } catch (SAXException e) {
      return e.toString();
    }
  }

  private static Schema schema() {
    URL source = Objects.requireNonNull(SurefireForm.class.getResource("surefire-report.xsd"));
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(source);
    } catch (SAXException e) {
      throw new IllegalStateException("the schema is wrong", e);
    }
  }
}
