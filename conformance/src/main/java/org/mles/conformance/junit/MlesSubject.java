package org.mles.conformance.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class stand for a subject, whose cases are then tests of the class:
 *
 * <pre>{@code
 * @MlesSubject({"exec=./my-server --port {port}", "profile=v2"})
 * final class MyServerTest {}
 * }</pre>
 *
 * The class needs nothing inside and no test of JUnit Jupiter.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MlesSubject {
  /**
   * Settings as {@code NAME=VALUE}: {@code kind}, which is server, client, peer or proxy, and every
   * option of {@code run KIND} without its dashes. What is not said here is taken from the
   * parameters {@code mles.conformance.NAME} of the platform.
   */
  String[] value() default {};
}
