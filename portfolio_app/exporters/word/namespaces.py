"""Names that the format gives: XML namespaces, relationship types and content types (ECMA-376)."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
EXTENDED_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
