"""Articles of our own writing, in the shapes in which articles come: for the tests of reading and importing."""

from __future__ import annotations

CAPTIONED = """The Ferry of Lower Vell: A Town and Its Crossing (1931)

The First Ferry at the Landing Stage! (1931)

Translator’s Note: The ferry at Lower Vell ran for fifty-two years. On May 4th, 1931, the council said: ‘The river shall divide us no more.’ It carried 84 thousand people in its first summer.  Ada Quill (26.11.2020) 

Crowds on the East Bank (Lower Vell) – 1931

At 6:30 on May 4th, the boat left the east bank with forty people and a cow. The crossing took nine minutes, and nobody spoke.

Ferry: The new engine arrives. Spring floods. May 1932.

In the years that followed, the ferry crossed the river twelve times a day. By 1938 it had carried about 600,000 people.

Children of the Ferryman

The Old Boat Is Taken Ashore – 1950

The ferryman rests at the landing stage on August 21st, 1950.

‘FRIENDS OF THE RIVER! We have built a boat for all of you. Come aboard in the morning, bring your baskets, and mind the step!’

In 1983 a bridge was opened beside the landing stage. The ferry made its last crossing on September 5, 1983.

The Bridge – 1983

Russian Language References:Паром_через_реку

Leave a Reply

Please log in using one of these methods to post your comment: Logo

You are commenting using your account. Log Out /  Change )

Twitter picture

Connecting to %s"""  # noqa: E501

_LETTERS = {"t": "title", "c": "caption", "p": "paragraph", "q": "quotation", "r": "reference", "b": "boilerplate"}
CAPTIONED_KINDS = [_LETTERS[letter] for letter in "tcpcpcpcccqpcrbbbbb"]

WRAPPED = """THE SALT OF ANSER

By Ada Quill

Salt was carried over the pass on the backs of mules, for as long as
anyone could remember. In winter the road was closed by snow, and the
villages below lived on what they had stored in the autumn.

The first wagon came in 1811. It carried four times as much as a mule,
and it needed a road; so the council of Anser had one built, which cost
more than the town hall.
"""
