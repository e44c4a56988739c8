package org.mles.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.mles.client.Received;
import org.mles.frame.v1.V1Header;
import org.mles.text.Printable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Ways to print a message, each but the stream with its line feed. Thread: any. */
enum MessageFormat {
  /** The sender and the text, safe for a terminal. */
  TEXT {
    @Override
    byte[] line(Received message) {
      return (Printable.line(message.uid()) + ": " + Printable.line(message.text()) + "\n")
          .getBytes(UTF_8);
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
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
        json.writeStartObject();
        V1Header header = message.header();
        if (header != null) {
          json.writeStringProperty("uid", message.uid());
        }
        json.writeStringProperty("channel", message.channel());
        if (header != null) {
          json.writeStringProperty("cid", HexFormat.of().toHexDigits(header.cid()));
        }
        String name = message.isChunk() ? "chunk" : "message";
        String text = strictText(message.message());
        if (text != null) {
          json.writeStringProperty(name, text);
        } else {
          json.writeBinaryProperty(name + "_base64", message.message());
        }
        json.writeEndObject();
      }
      line.write('\n');
      return line.toByteArray();
    }
  };

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Returns what is printed for a message. */
  abstract byte[] line(Received message);

  private static @Nullable String strictText(byte[] octets) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
