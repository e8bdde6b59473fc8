"""Pictures of the program: every page and state, from a real store through the real window.

`python -m tests.shots OUT [--page P] [--theme light|dark] [--size WxH] [--lang zh|en]`.
"""
