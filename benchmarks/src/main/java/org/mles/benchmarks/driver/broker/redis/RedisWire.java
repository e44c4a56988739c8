package org.mles.benchmarks.driver.broker.redis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.mles.benchmarks.driver.HostPort;
import org.mles.benchmarks.driver.LoadPlan;
import org.mles.benchmarks.driver.wire.PayloadScan;
import org.mles.benchmarks.driver.wire.PublishedMessage;
import org.mles.benchmarks.driver.wire.Wire;
import org.mles.benchmarks.driver.wire.WireSocket;
import org.mles.benchmarks.workload.ProbePayload;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.RedisInputStream;
import redis.clients.jedis.util.RedisOutputStream;

/**
 * RESP version 2, as Jedis encodes it. The publisher asks the server not to answer it, so that
 * nobody has to read what says nothing more than the delivery proof does.
 */
final class RedisWire implements Wire {
  private static final int END_OF_LINE = 2;

  private final LoadPlan plan;

  RedisWire(LoadPlan plan) {
    this.plan = plan;
  }

  @Override
  public PublishedMessage publisher(WireSocket socket) throws IOException {
    // An answer to this one first, which may be that a password is missing.
    call(socket, new CommandArguments(Command.PING));
    socket.out().write(octets(new CommandArguments(Command.CLIENT).add("REPLY").add("OFF")));
    byte[] payload = ProbePayload.blank(plan.payloadOctets());
    byte[] message = octets(new CommandArguments(Command.PUBLISH).add(plan.channel()).add(payload));
    return new PublishedMessage(message, message.length - END_OF_LINE - payload.length);
  }

  @Override
  public PayloadScan subscribe(WireSocket socket, int first, int count) throws IOException {
    call(socket, new CommandArguments(Command.SUBSCRIBE).add(plan.channel()));
    return new RespScan(first, plan.sink());
  }

  private static void call(WireSocket socket, CommandArguments command) throws IOException {
    socket.out().write(octets(command));
    try {
      Protocol.read(new RedisInputStream(socket.in()));
    } catch (JedisException e) {
      throw new IOException("Redis: " + e.getMessage(), e);
    }
  }

  private static byte[] octets(CommandArguments command) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    RedisOutputStream codec = new RedisOutputStream(all);
    Protocol.sendCommand(codec, command);
    codec.flush();
    return all.toByteArray();
  }

  @Override
  public Map<String, String> facts() {
    HostPort server = HostPort.of(plan.endpoint());
    try (Jedis jedis = new Jedis(server.host(), server.port())) {
      return RedisClient.facts(jedis);
    }
  }
}
