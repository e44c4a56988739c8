import tempfile
import unittest
from pathlib import Path

import conversation
import player
import probe
from paths import ORIGIN


def changed(module, before, after):
    """Load the server with a text replaced."""
    with tempfile.TemporaryDirectory() as directory:
        probe.lay_out(None, directory)
        path = Path(directory) / f"{module}.py"
        text = path.read_text()
        assert text.count(before) == 1, before
        path.write_text(text.replace(before, after))
        return player.load(directory)


class PlayerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.original = player.load(ORIGIN)
        cls.conversations = [conversation.conversation_of(seed) for seed in range(60)]

    def first_shown(self, other):
        for each in self.conversations:
            if player.differ(self.original, other, each) is not None:
                return player.shortest(self.original, other, each)
        return None

    def test_sees_no_difference_where_there_is_none(self):
        self.assertIsNone(self.first_shown(player.load(ORIGIN)))

    def test_writes_the_same_conversation_for_a_seed(self):
        self.assertEqual(*(conversation.conversation_of(7) for _ in range(2)))

    def test_sees_an_echo_and_shows_it_briefly(self):
        shown = self.first_shown(changed("channel", "if cid != sender:", "if True:"))
        self.assertLessEqual(len(shown.steps), 3)

    def test_sees_a_cid_that_never_comes_free(self):
        self.assertIsNotNone(self.first_shown(changed("channel", "        del self.members[cid]", "        pass")))

    def test_sees_a_server_that_hangs(self):
        self.assertIsNotNone(self.first_shown(changed("session", "            del self.received[:end]\n", "")))

    def test_sees_a_server_that_stops(self):
        self.assertIsNotNone(self.first_shown(changed("loop", "        while self.owing:", "        while self.owed:")))

    def test_does_not_care_who_is_told_first(self):
        other = changed("channel", "in self.members.items():", "in list(self.members.items())[::-1]:")
        self.assertIsNone(self.first_shown(other))

    def test_does_not_care_how_octets_of_a_bound_are_counted(self):
        other = changed("channel", "self.octets > self.most_octets", "self.octets + 999 > self.most_octets")
        self.assertIsNone(self.first_shown(other))

    def test_does_not_care_when_a_deadline_ends_exactly(self):
        other = changed("loop", "self.options.first_frame_deadline\n", "self.options.first_frame_deadline * 2\n")
        self.assertIsNone(self.first_shown(other))


if __name__ == "__main__":
    unittest.main()
