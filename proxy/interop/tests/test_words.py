"""Tokens by the vectors of the specification, screens, and what a page may show."""

import unittest

from cast import Cast
from member import is_first, told
from terminal import Terminal
from token_of import token_of


class TokenTest(unittest.TestCase):
    def test_hashes_names_and_key_with_nothing_between_them(self):
        self.assertEqual(token_of("alice", "example", ""), "9b3b95527f7c2d80")
        self.assertEqual(token_of("ab", "c", "k"), "03ec59c56e90dc4c")
        self.assertEqual(token_of("a", "bc", "k"), token_of("ab", "c", "k"))


class ScreenTest(unittest.TestCase):
    def screen(self, raw):
        terminal = Terminal.__new__(Terminal)
        terminal.raw = raw.encode()
        return terminal.lines()

    def test_reads_the_last_screen_that_was_drawn_whole(self):
        one = "\x1b[2J\x1b[1;1H\x1b[38;5;7m08:33 \x1b[38;5;15malice: one\r\n"
        self.assertEqual(self.screen(one + "\x1b[40;1H\r> "), ["alice: one"])
        self.assertEqual(self.screen(one + "\r> " + one + "08:34 bob: half"), ["alice: one"])
        self.assertEqual(self.screen("Shared key: "), [])

    def test_a_cleared_screen_at_the_end_is_none(self):
        self.assertEqual(self.screen("\x1b[2J08:33 bob: two\r\n\r> \x1b[2J\x1b[49m"), ["bob: two"])


class MessageTest(unittest.TestCase):
    def test_tells_opcodes_apart(self):
        self.assertEqual(told("ab"), "text ab")
        self.assertEqual(told(b"ab"), "binary 2 octets")

    def test_knows_first_messages(self):
        self.assertTrue(is_first('{"uid":"a","channel":"b"}'))
        self.assertFalse(is_first(b'{"uid":"a","channel":"b"}'))
        self.assertFalse(is_first("uid"))


class ShownTest(unittest.TestCase):
    def test_names_no_folder_of_this_machine(self):
        cast = Cast.__new__(Cast)
        cast.names = {"java -cp /home/me/x Main": "mles-server", "/tmp/interop1/": ""}
        subject = {"name": "ours", "words": ["java", "-cp", "/home/me/x", "Main", "serve", "/tmp/interop1/cert.pem"], "key": None}
        shown = cast.shown({**subject, "output": lambda: [str(number) for number in range(100)]})
        self.assertEqual(shown["command"], "mles-server serve cert.pem")
        self.assertEqual(shown["output"][5:8], ["5", "(88 lines more)", "94"])


if __name__ == "__main__":
    unittest.main()
