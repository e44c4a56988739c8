package org.mles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
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
    byte[] line(Received message, ChannelLabel label) {
      if (message.header() == null) { // version 2 knows no sender
        return (label.text() + Printable.line(message.text()) + "\n").getBytes(UTF_8);
      }
      // The first colon and space end the sender, so it must have none of its own.
      String sender = Printable.name(message.uid()).replace(": ", "\\u{3a} ");
      String text = sender + ": " + Printable.line(message.text());
      return (label.text() + text + "\n").getBytes(UTF_8);
    }
  },
  /** The octets as they are, behind the label. */
  RAW {
    @Override
    byte[] line(Received message, ChannelLabel label) {
      byte[] name = label.text().getBytes(UTF_8);
      byte[] octets = message.message();
      return ByteBuffer.allocate(name.length + octets.length + 1)
          .put(name)
          .put(octets)
          .put((byte) '\n')
          .array();
    }
  },
  /** The octets and nothing else, for one stream without borders. */
  STREAM {
    @Override
    byte[] line(Received message, ChannelLabel label) {
      return message.message();
    }
  },
  /** One JSON object; the message is text if it is UTF-8, base64 if it is not. */
  JSON {
    @Override
    byte[] line(Received message, ChannelLabel label) {
      V1Header header = message.header();
      StringJoiner json = new StringJoiner(",", "{", "}\n");
      if (label.channel() != null) { // what a sender of version 1 calls the channel is no proof
        json.add("\"joined\":" + Printable.json(label.channel()));
      }
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

  /**
   * Returns what is printed for a message.
   *
   * @param label of the channel that it was heard on
   */
  abstract byte[] line(Received message, ChannelLabel label);
}
