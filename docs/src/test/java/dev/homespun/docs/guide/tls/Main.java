package dev.homespun.docs.guide.tls;

import dev.homespun.App;
import dev.homespun.http.HttpError;
import dev.homespun.http.Method;
import dev.homespun.http.Request;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import dev.homespun.server.Address;
import dev.homespun.server.ClientCertificates;
import dev.homespun.server.ServerOptions;
import dev.homespun.server.Tls;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

final class Main {

    static void main(String[] args) {
        app(Path.of("")).start(args);
    }

    static App app(Path folder) {
        // @start region="app"
        ServerOptions options = ServerOptions.defaults()
                .withPort(8443)
                .with(Tls.keyStore(folder.resolve("server.p12"), "changeit"));
        App app = App.create()
                .options(options)
                .route(Method.GET, "/", request -> Response.text("secure: " + request.peer().secure()));
        // @end
        return app;
    }

    static Tls pem(Path folder) {
        // @start region="pem"
        Tls tls = Tls.pem(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        // @end
        return tls;
    }

    static Tls hosts(Path folder) {
        // @start region="hosts"
        Tls tls = Tls.pem(folder.resolve("certificate.pem"), folder.resolve("key.pem"))
                .withHost("shop.example.org", folder.resolve("shop.pem"), folder.resolve("shop-key.pem"))
                .withHost("*.example.org", folder.resolve("all.pem"), folder.resolve("all-key.pem"));
        // @end
        return tls;
    }

    static Tls clients(Path folder) {
        // @start region="clients"
        Tls tls = Tls.pem(folder.resolve("certificate.pem"), folder.resolve("key.pem"))
                .withClients(ClientCertificates.REQUIRED, folder.resolve("client-authority.pem"));
        // @end
        return tls;
    }

    // @start region="who"
    static Response whoAmI(Request request) {
        List<X509Certificate> shown = request.peer().certificates();
        if (shown.isEmpty()) {
            throw HttpError.of(Status.FORBIDDEN, "A client certificate is needed here.");
        }
        return Response.text(shown.getFirst().getSubjectX500Principal().getName());
    }
    // @end

    static ServerOptions socket() {
        // @start region="socket"
        ServerOptions options = ServerOptions.defaults().withUnixSocket(Path.of("/run/shop/app.sock"));
        // @end
        return options;
    }

    static ServerOptions socketOfAGroup() {
        // @start region="group"
        ServerOptions options = ServerOptions.defaults()
                .with(new Address.Unix(Path.of("/run/shop/app.sock"), "rw-rw----"));
        // @end
        return options;
    }

    static ServerOptions proxied() {
        // @start region="proxied"
        ServerOptions options = ServerOptions.defaults().withProxyProtocol("10.0.0.0/8", "::1");
        // @end
        return options;
    }
}
