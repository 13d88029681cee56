package dev.homespun.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class ContenderTest {

    private static final Certificate CERTIFICATE =
            new Certificate(Path.of("a/chain.pem"), Path.of("a/key.pem"), trust());

    private static SSLContext trust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCommandHasThePortAndTheJavaOfThisJdk() {
        Contender one = Contender.parse("serial=java  -XX:+UseSerialGC -jar x.jar --port=PORT");
        assertThat(one.name()).isEqualTo("serial");
        assertThat(one.command(4711, CERTIFICATE))
                .containsExactly(Jdk.program("java"), "-XX:+UseSerialGC", "-jar", "x.jar", "--port=4711");
        assertThat(one.jar()).hasValueSatisfying(jar -> assertThat(jar).hasToString("x.jar"));
    }

    @Test
    void theCertificateOfThisRunIsInTheCommandAndNotInWhatIsShown() {
        Contender tls = Contender.known().stream().filter(one -> one.scope() == Contender.Scope.TLS).findFirst()
                .orElseThrow();
        assertThat(tls.command(4711, CERTIFICATE))
                .endsWith("4711", "--server.tls-certificate=a/chain.pem", "--server.tls-key=a/key.pem");
        assertThat(tls.shown()).endsWith("PORT --server.tls-certificate=CERTIFICATE --server.tls-key=KEY");
    }

    @Test
    void eachIsMeasuredWhereThatSaysSomething() {
        assertThat(Case.ALL).filteredOn(Contender.Scope.TLS::includes).extracting(Case::name)
                .containsExactly("json-32", "post-32", "json-close");
        assertThat(Case.ALL).filteredOn(one -> !Contender.Scope.CONSTANTS.includes(one)).extracting(Case::name)
                .containsExactly("json-close");
    }
}
