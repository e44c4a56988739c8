"""What the comparison of two talks lets pass, and what not."""

import unittest

from expected import Expected
from talks import difference

KNOWN = Expected("# a comment\nreason: because\n  run | + bob gets text b\n")


class ExpectedTest(unittest.TestCase):
    def test_gives_a_known_difference_its_reason(self):
        self.assertEqual(KNOWN.judge("run", ["  same", "+ bob gets text b"]), ([("+ bob gets text b", "because")], []))

    def test_knows_no_reason_for_another_line_or_the_other_side(self):
        found, gone = KNOWN.judge("run", ["- bob gets text b"])
        self.assertEqual(found, [("- bob gets text b", None)])
        self.assertEqual(gone, ["+ bob gets text b"])

    def test_misses_a_known_difference_that_is_there_no_more(self):
        self.assertEqual(KNOWN.judge("run", ["  bob gets text b"]), ([], ["+ bob gets text b"]))

    def test_asks_for_nothing_that_stands_under_another_run(self):
        self.assertEqual(KNOWN.judge("other", ["  same"]), ([], []))


class DifferenceTest(unittest.TestCase):
    def test_marks_what_only_one_has(self):
        self.assertEqual(difference(["a", "b", "d"], ["a", "c", "d"]), ["  a", "- b", "+ c", "  d"])

    def test_sees_an_opcode_an_order_and_a_second_copy(self):
        for other in (["a gets text x", "a gets binary 2 octets"], ["a gets binary 2 octets", "a gets binary 1 octets"]):
            self.assertIn("-", {line[0] for line in difference(["a gets binary 1 octets", "a gets binary 2 octets"], other)})
        self.assertEqual(difference(["x"], ["x", "x"]), ["  x", "+ x"])


if __name__ == "__main__":
    unittest.main()
