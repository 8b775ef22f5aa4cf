package taskmgmt.code;

/** A file of a language that is known, which was not analysed. */
public record SkippedFile(String path, String reason) {}
