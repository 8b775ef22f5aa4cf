package taskmgmt.serve;

import taskmgmt.hash.Sha256;

/** The version of a response that a client has seen, by its content. */
public final class ContentTag {
    private static final int LENGTH = 24;

    private ContentTag() {}

    /** The response with its tag, or without a body if the client already has it. */
    public static Response unlessKnown(Response response, Request request) {
        EntityTag tag = new EntityTag("\"" + Sha256.hex(Sha256.digest().digest(response.body())).substring(0, LENGTH) + "\"");
        return (tag.isNews(request) ? response : Response.empty(304)).with("ETag", tag.text());
    }
}
