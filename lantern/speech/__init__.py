"""From narration to takes: wording for the ear, voices, recordings, and when each word is heard."""
