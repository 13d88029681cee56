package dev.homespun.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// The templates repeat versions of the root pom, so that a generated pom reads like one that somebody wrote. They must
/// not drift apart.
class TemplateVersionsTest {

    private final Document ours = parsed(Path.of("../pom.xml"));
    private final Document generated = parsed(Path.of("src/main/resources/templates/minimal/pom.xml"));

    @Test
    void thePluginsAreThoseOfThisBuild() {
        assertThat(pluginsOf(ours)).containsAllEntriesOf(pluginsOf(generated));
        assertThat(pluginsOf(generated)).hasSizeGreaterThan(5);
    }

    @Test
    void junitIsThatOfThisBuild() {
        assertThat(text(generated.getDocumentElement(), "junit.version"))
                .isEqualTo(text(ours.getDocumentElement(), "junit.version"));
    }

    @Test
    void theJdkIsLookedForInTheSameWay() {
        String message = "this-build-needs-JDK-25-or-newer--see-README";

        assertThat(text(generated.getDocumentElement(), "id")).isEqualTo(message);
        assertThat(text(ours.getDocumentElement(), "id")).isEqualTo(message);
        assertThat(text(generated.getDocumentElement(), "maven.compiler.release"))
                .isEqualTo(text(ours.getDocumentElement(), "maven.compiler.release"));
    }

    private static Map<String, String> pluginsOf(Document pom) {
        Map<String, String> versions = new TreeMap<>();
        NodeList plugins = pom.getElementsByTagName("plugin");
        for (int i = 0; i < plugins.getLength(); i++) {
            Element plugin = (Element) plugins.item(i);
            versions.put(text(plugin, "artifactId"), text(plugin, "version"));
        }
        return versions;
    }

    private static String text(Element parent, String name) {
        Node first = parent.getElementsByTagName(name).item(0);
        return first == null ? "" : first.getTextContent();
    }

    private static Document parsed(Path pom) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        } catch (Exception e) {
            throw new IllegalStateException(pom + " cannot be read", e);
        }
    }
}
