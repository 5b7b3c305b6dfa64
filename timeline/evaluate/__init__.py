"""How good the extraction is: events found in articles against events that people labelled there.

A label is an event with its dates as printed ("2017", "2017-06", "2017-06-08"), its kinds, countries and status; what
counts as found is defined in `timeline.evaluate.matching`. Scores are kept for each file of labels and can be pooled;
the accepted ones lie in the project, so that a change to a lexicon shows what it gained and what it lost.
"""

from timeline.evaluate.accepted import Accepted, AnyScore, Change, compare_scores, read_accepted, render_accepted
from timeline.evaluate.accuracy import Accuracy, pooled, read_accuracy, render_accuracy
from timeline.evaluate.labels import Guess, Label, LabelledArticle, find_guesses, read_labels
from timeline.evaluate.merging import Mention, MergingScore, read_groups, render_merging, score_merging
from timeline.evaluate.report import render_changes, render_json, render_text
from timeline.evaluate.score import Measure, Score, pool_scores, score_articles

__all__ = [
    "Accepted",
    "Accuracy",
    "AnyScore",
    "Change",
    "Guess",
    "Label",
    "LabelledArticle",
    "Measure",
    "Mention",
    "MergingScore",
    "Score",
    "compare_scores",
    "find_guesses",
    "pool_scores",
    "pooled",
    "read_accepted",
    "read_accuracy",
    "read_groups",
    "read_labels",
    "render_accepted",
    "render_accuracy",
    "render_changes",
    "render_json",
    "render_merging",
    "render_text",
    "score_articles",
    "score_merging",
]
