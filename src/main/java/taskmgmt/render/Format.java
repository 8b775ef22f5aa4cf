package taskmgmt.render;

import java.util.Locale;

/** The output formats of data. */
public enum Format {
    /** For people. */
    TABLE,
    /** One document, indented for reading. */
    JSON,
    /** One JSON object per line. */
    JSONL,
    /** RFC 4180 with a header line. */
    CSV,
    /** Tab-separated with a header line; tabs, line ends and backslashes are escaped with a backslash. */
    TSV,
    YAML;

    /** @throws IllegalArgumentException if it is not one of them */
    public static Format parse(String text) {
        return switch (text) {
            case "table" -> TABLE;
            case "json" -> JSON;
            case "jsonl" -> JSONL;
            case "csv" -> CSV;
            case "tsv" -> TSV;
            case "yaml" -> YAML;
            default -> throw new IllegalArgumentException(
                    "cannot be '" + text + "'; it is one of table, json, jsonl, csv, tsv, yaml");
        };
    }

    /** Whether it is a line for each row, without a document around them. */
    public boolean isLines() {
        return this == JSONL || this == CSV || this == TSV;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
