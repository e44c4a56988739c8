import unittest

import page

SEEN = {
    "operator": "border", "chapter": "V1-KEY", "before": "a < b", "after": "a <= b", "seed": 3,
    "options": {"max_body": "300"}, "conversation": ["0 connect", "0 say"],
}  # fmt: skip
CAUGHT = {**SEEN, "name": "key:1:border:1", "caught": "key.right", "level": "must"}
WARNED = {**SEEN, "name": "key:2:border:1", "caught": "body.tag", "level": "should"}
MISSED = {**SEEN, "name": "key:3:border:1", "caught": None, "level": None}
TOTALS = {"mutants": 9, "probed": 5, "conversations": 100}


class PageTest(unittest.TestCase):
    def test_counts_what_is_caught(self):
        text = page.Page([CAUGHT, WARNED, MISSED], {}).text(TOTALS)
        self.assertIn("**2 of 3, 66.6 %**; 1 of them", text)
        self.assertIn("| border | 3 | 1 | 1 | 1 | 66.6 % |", text)
        self.assertIn("| V1-KEY | 3 | 1 | 1 | 1 | 66.6 % |", text)

    def test_shows_a_miss_with_its_reason_and_conversation(self):
        text = page.Page([MISSED], {MISSED["name"]: "nobody tries that"}).text(TOTALS)
        for part in ("### key:3:border:1", "nobody tries that", "a <= b", "conversation 3", "0 connect\n0 say"):
            self.assertIn(part, text)

    def test_wants_a_reason_for_each_miss_and_no_other(self):
        reasons = page.reasons_of("# why\nkey:1:border:1: it was hard once\n")
        problems = page.Page([CAUGHT, MISSED], reasons).problems()
        self.assertEqual(
            ["key:3:border:1 is missed and not explained", "key:1:border:1 is explained and not missed"], problems
        )

    def test_reads_a_name_with_colons_and_a_reason_with_one(self):
        self.assertEqual({"key:1:border:1": "so: it is"}, page.reasons_of("key:1:border:1: so: it is\n"))


if __name__ == "__main__":
    unittest.main()
