package taskmgmt.json;

/** Which characters a terminal acts on, or a reader cannot see, and which therefore are only ever shown escaped. */
public final class Invisible {
    private Invisible() {}

    /** Controls (C0, DEL, C1), direction marks and overrides, separators of lines, lone surrogates, tags. */
    public static boolean is(int codePoint) {
        if (codePoint < 0xa0) {
            return codePoint < 0x20 || codePoint >= 0x7f;
        }
        return switch (codePoint) {
            case 0x061c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0xfeff -> true;
            default -> between(codePoint, 0x202a, 0x202e) || between(codePoint, 0x2060, 0x206f)
                    || between(codePoint, 0xd800, 0xdfff) || between(codePoint, 0xfff9, 0xfffb)
                    || between(codePoint, 0xe0000, 0xe007f);
        };
    }

    private static boolean between(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}
