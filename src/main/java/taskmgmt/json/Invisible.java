package taskmgmt.json;

/** The characters that a terminal acts on or a reader cannot see, and which are therefore only ever shown escaped. */
public final class Invisible {
    private Invisible() {}

    /**
     * Controls (C0, DEL, C1), direction marks and overrides, line separators, lone surrogates, and what Unicode makes invisible
     * (Default_Ignorable_Code_Point): soft hyphens, fillers, tags. Joiners and variation selectors are shown as they are, because
     * they change how neighbouring characters look.
     */
    public static boolean is(int codePoint) {
        if (codePoint < 0xa0) {
            return codePoint < 0x20 || codePoint >= 0x7f;
        }
        return switch (codePoint) {
            case 0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x3164, 0xfeff, 0xffa0 -> true;
            default -> between(codePoint, 0x202a, 0x202e) || between(codePoint, 0x2060, 0x206f)
                    || between(codePoint, 0xd800, 0xdfff) || between(codePoint, 0xfff0, 0xfffb)
                    || between(codePoint, 0x1bca0, 0x1bca3) || between(codePoint, 0x1d173, 0x1d17a)
                    || between(codePoint, 0xe0000, 0xe00ff) || between(codePoint, 0xe01f0, 0xe0fff);
        };
    }

    private static boolean between(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}
