package taskmgmt.code;

/** A file in a known language that was not analysed. */
public record SkippedFile(String path, String reason) {}
