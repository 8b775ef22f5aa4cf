package taskmgmt.run.http;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS over a socket that is connected already: to an address that was looked at, for the host that is meant. */
public final class SecuredSocket {
    private SecuredSocket() {}

    /**
     * Shows for whom it is meant, and takes only a certificate of that name.
     *
     * @param plain closed with the socket that is returned; its timeout holds for the handshake too
     */
    public static Socket over(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
