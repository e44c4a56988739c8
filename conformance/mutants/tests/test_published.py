import json
import unittest

import page
from paths import PUBLISHED, REASONS


class PublishedTest(unittest.TestCase):
    def setUp(self):
        self.published = json.loads(PUBLISHED.read_text())
        self.page = page.Page(self.published["set"], page.reasons_of(REASONS.read_text()))

    def test_explains_every_miss_and_nothing_else(self):
        self.assertEqual([], self.page.problems())

    def test_shows_what_the_file_beside_it_says(self):
        self.assertEqual(PUBLISHED.with_suffix(".md").read_text(), self.page.text(self.published))

    def test_catches_what_is_promised(self):
        caught = sum(mutant["caught"] is not None for mutant in self.published["set"])
        self.assertGreaterEqual(caught, 0.95 * len(self.published["set"]))


if __name__ == "__main__":
    unittest.main()
