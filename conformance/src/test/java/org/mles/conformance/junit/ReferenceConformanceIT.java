package org.mles.conformance.junit;

/** What an implementer writes, run by this build as by any other: cases of one chapter. */
@MlesSubject({"key=engine", "select=cid", "name=the reference"})
final class ReferenceConformanceIT {}
