"""What a screen says: frozen dataclasses of ready words and numbers, made from a session.

No module here knows pygame; each function is pure in (session, texts, settings).
"""
