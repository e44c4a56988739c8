package org.mles.conformance.book;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a class of cases and says which subjects and protocol it is for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Chapter {
  /** Name in reports, such as {@code header}. */
  String value();

  /** Kind of subject. */
  Kind kind() default Kind.SERVER;

  /** Protocol. */
  Protocol protocol() default Protocol.V1;
}
