"""Models for Qt's views: tuples of values in, roles out."""
