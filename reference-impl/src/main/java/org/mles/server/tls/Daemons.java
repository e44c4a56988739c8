package org.mles.server.tls;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads that do not keep the process alive. Thread: any. */
final class Daemons implements ThreadFactory {
  private final String name;
  private final AtomicInteger count = new AtomicInteger();

  Daemons(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name + count.getAndIncrement());
    thread.setDaemon(true);
    return thread;
  }
}
