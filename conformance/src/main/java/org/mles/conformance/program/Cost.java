package org.mles.conformance.program;

/**
 * What a program and all that it started cost at a time.
 *
 * @param peakOctets most that was resident of each process so far, summed
 * @param descriptors how many are open
 */
public record Cost(long peakOctets, long descriptors) {
  Cost plus(Cost other) {
    return new Cost(peakOctets + other.peakOctets, descriptors + other.descriptors);
  }
}
