package org.mles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.mles.client.Received;
import org.mles.frame.v1.V1Header;
import org.mles.text.Printable;

/** Ways to print a message, each but the stream with its line feed. Thread: any. */
enum MessageFormat {
  /** The sender and the text, safe for a terminal. */
  TEXT {
    @Override
    byte[] line(Received message) {
      if (message.header() == null) { // version 2 knows no sender
        return (Printable.line(message.text()) + "\n").getBytes(UTF_8);
      }
      // The first colon and space end the sender, so it must have none of its own.
      String sender = Printable.name(message.uid()).replace(": ", "\\u{3a} ");
      return (sender + ": " + Printable.line(message.text()) + "\n").getBytes(UTF_8);
    }
  },
  /** The octets as they are. */
  RAW {
    @Override
    byte[] line(Received message) {
      byte[] octets = message.message();
      byte[] line = Arrays.copyOf(octets, octets.length + 1);
      line[octets.length] = '\n';
      return line;
    }
  },
  /** The octets and nothing else, for a stream without borders. */
  STREAM {
    @Override
    byte[] line(Received message) {
      return message.message();
    }
  },
  /** One JSON object; the message is text if it is UTF-8, base64 if it is not. */
  JSON {
    @Override
    byte[] line(Received message) {
      V1Header header = message.header();
      StringJoiner json = new StringJoiner(",", "{", "}\n");
      if (header != null) {
        json.add("\"uid\":" + Printable.json(message.uid()));
      }
      json.add("\"channel\":" + Printable.json(message.channel()));
      if (header != null) {
        json.add("\"cid\":\"" + HexFormat.of().toHexDigits(header.cid()) + '"');
      }
      String name = message.isChunk() ? "chunk" : "message";
      String text = WholeText.of(message.message());
      json.add(
          text != null
              ? '"' + name + "\":" + Printable.json(text)
              : '"' + name + "_base64\":\"" + BASE64.encodeToString(message.message()) + '"');
      return json.toString().getBytes(UTF_8);
    }
  };

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  /** Returns what is printed for a message. */
  abstract byte[] line(Received message);
}
