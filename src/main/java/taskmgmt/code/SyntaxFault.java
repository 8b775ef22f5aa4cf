package taskmgmt.code;

/**
 * A file that violates the grammar of its language somewhere. The rest of it is analysed.
 *
 * @param line   of the first place, from 1
 * @param places number of such places
 */
public record SyntaxFault(String path, int line, int places) {}
