package taskmgmt.code;

/**
 * A file that does not follow the grammar of its language everywhere. The rest of it is analysed.
 *
 * @param line   of the first place, from 1
 * @param places how many there are
 */
public record SyntaxFault(String path, int line, int places) {}
