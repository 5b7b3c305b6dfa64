"""The pages that people look at, made with Streamlit; what it cannot draw is drawn by modules in `assets/`.

`main.py` is the script that Streamlit runs for each reader and after each of his choices. The page's address is the
truth: widgets show what it says and write into it, so that a view can be shared and Back works.
"""
