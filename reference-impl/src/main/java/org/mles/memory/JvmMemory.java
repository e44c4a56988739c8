package org.mles.memory;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this JVM may occupy.
 *
 * @param heapOctets its heap
 * @param directOctets its direct memory
 */
public record JvmMemory(long heapOctets, long directOctets) {
  /** Asks the JVM. One that does not tell its limit of direct memory has that of its heap. */
  public static JvmMemory read() {
    long heapOctets = Runtime.getRuntime().maxMemory();
    long directOctets = configuredDirectOctets();
    return new JvmMemory(heapOctets, directOctets > 0 ? directOctets : heapOctets);
  }

  /** Returns the value of {@code -XX:MaxDirectMemorySize}; 0 if it is not set or not known. */
  private static long configuredDirectOctets() {
    try {
      HotSpotDiagnosticMXBean bean =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return bean == null ? 0 : Long.parseLong(bean.getVMOption("MaxDirectMemorySize").getValue());
    } catch (IllegalArgumentException | LinkageError e) {
      // Another JVM, or one that was linked without its management module.
      return 0;
    }
  }
}
