package org.mles.metrics;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.mles.http.Head;
import org.mles.http.Response;
import org.mles.http.Status;
import org.mles.net.EventLoop;
import org.mles.net.Plain;
import org.mles.time.Timers;

/**
 * What is shown at {@code /metrics}, and who is being answered: a bounded number of clients, of
 * whom the one that has been there for longest makes place for another. Thread: the page's loop.
 */
final class Page {
  private static final String PATH = "/metrics";
  private static final int MOST_EXCHANGES = 32;

  private final EventLoop loop;
  private final MetricsConfig config;
  private final HostGuard guard;
  private final Supplier<String> text;
  private final Set<Exchange> exchanges = new LinkedHashSet<>();

  Page(EventLoop loop, MetricsConfig config, Supplier<String> text) {
    this.loop = loop;
    this.config = config;
    this.text = text;
    guard = new HostGuard(config.hosts());
  }

  /** Begins an exchange; the socket is closed if that cannot be. */
  void accepted(SocketChannel socket) {
    try {
      if (exchanges.size() >= MOST_EXCHANGES) {
        Exchange oldest = exchanges.iterator().next();
        exchanges.remove(oldest);
        oldest.giveWay();
      }
      loop.open(
          new Plain(socket),
          connection -> {
            Exchange exchange = new Exchange(this, socket, connection);
            exchanges.add(exchange);
            return exchange;
          });
    } catch (IOException | RuntimeException | Error e) {
      drop(socket, e);
    }
  }

  private static void drop(SocketChannel socket, Throwable why) {
    try {
      socket.close();
    } catch (IOException e) {
      why.addSuppressed(e);
    }
    if (why instanceof RuntimeException bug) {
      throw bug;
    }
    if (why instanceof Error bug) {
      throw bug;
    }
  }

  /** Returns the octets that answer a request which came to {@code local}. */
  ByteBuffer answer(Head head, InetAddress local) {
    if (head instanceof Head.Request request) {
      return respond(request, local).encode(!request.method().equals("HEAD"));
    }
    return Response.of(((Head.Refused) head).status()).encode(true);
  }

  private Response respond(Head.Request request, InetAddress local) {
    if (!request.hosts().stream().allMatch(host -> guard.accepts(host, local))) {
      return Response.of(Status.MISDIRECTED_REQUEST);
    }
    if (!request.path().equals(PATH)) {
      return Response.of(Status.NOT_FOUND);
    }
    return switch (request.method()) {
      case "GET", "HEAD" -> new Response(Status.OK, PrometheusText.CONTENT_TYPE, text.get());
      default -> Response.of(Status.METHOD_NOT_ALLOWED);
    };
  }

  Timers.Timer atDeadline(Runnable end) {
    return loop.timers().after(config.deadline().toNanos(), end);
  }

  void forget(Exchange exchange) {
    exchanges.remove(exchange);
  }
}
