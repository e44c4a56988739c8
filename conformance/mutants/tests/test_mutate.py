import ast
import unittest

import mutate

SOURCE = '''
def sum_of(first, second):
    """Add (V1-KEY-01)."""
    if first < 3 and second:
        print(first, second)
    return first[1:]
'''


def names(source=SOURCE):
    return {mutant.name for mutant in mutate.mutants_of("m", source)}


class MutateTest(unittest.TestCase):
    def test_names_a_place_and_an_operator(self):
        self.assertLessEqual(
            {
                "m:4:border:1",
                "m:4:constant:2",
                "m:4:logic:1",
                "m:4:dropped condition:2",
                "m:4:negated:2",
                "m:5:swapped arguments:1",
                "m:5:dropped statement:1",
                "m:6:slice:3",
                "m:6:return:1",
            },
            names(),
        )

    def test_gives_each_a_name_of_its_own(self):
        self.assertEqual(len(names()), len(mutate.mutants_of("m", SOURCE)))

    def test_is_the_same_each_time(self):
        texts = [[mutant.source() for mutant in mutate.mutants_of("m", SOURCE)] for _ in range(2)]
        self.assertEqual(*texts)

    def test_changes_one_place_and_leaves_the_rest(self):
        original = ast.unparse(ast.parse(SOURCE)).splitlines()
        for mutant in mutate.mutants_of("m", SOURCE):
            if mutant.operator == "border":
                changed = [line for line in mutant.source().splitlines() if line not in original]
                self.assertEqual(["    if first <= 3 and second:"], changed)

    def test_makes_programs_that_can_be_read(self):
        for mutant in mutate.mutants_of("m", SOURCE):
            ast.parse(mutant.source())

    def test_takes_the_chapter_from_what_a_function_says(self):
        self.assertEqual({"V1-KEY"}, {mutant.chapter for mutant in mutate.mutants_of("m", SOURCE)})

    def test_leaves_what_a_function_says_alone(self):
        self.assertEqual(set(), names('def f():\n    """Say nothing."""\n'))


if __name__ == "__main__":
    unittest.main()
