/// The `.wire` language: scenarios that say octet by octet what is sent to a server and what must come back, and the
/// runner that plays them in many variants.
///
/// ```java
/// WireRunner runner = new WireRunner(Connector.loopback(server.port()));
/// for (Scenario scenario : WireFile.read(Path.of("host.wire")).scenarios()) {
///     for (Outcome outcome : runner.run(scenario)) {
///         if (outcome instanceof Outcome.Failed failed) {
///             System.out.println(failed.report());
///         }
///     }
/// }
/// ```
///
/// ## A file
/// ```wire
/// # Comments start with # in the first column, or behind a space on lines that start with a word.
/// block second-request           # what follows, in two variants, on a connection that is left open
/// > GET /hello HTTP/1.1
/// > Host: x
/// > Connection: close
/// >
/// < HTTP/1.1 200 OK
/// < Connection: close
/// < ...
/// <body "hello"
/// expect-eof
///
/// scenario keep-alive
/// rule 9112#9.3
/// > GET /hello HTTP/1.1
/// > Host: x
/// >
/// < HTTP/1.1 200 OK
/// < Content-Length: <n>
/// < Date: <date>
/// < !Connection
/// < ...                          # other fields, any order
/// <body n
/// expect-open 50ms
/// ```
///
/// ## The grammar
/// ABNF (RFC 5234) over lines; empty lines and comments may stand anywhere. `text` is UTF-8 with escapes: `\r`, `\n`,
/// `\t`, `\s` (a space, to make one at the end of a line visible), `\0`, `\\` and `\xHH` for any octet. In lines that
/// start with `>` or `<` all is text, also `#`, to the very end of the line; only behind `< ...` may a comment stand.
/// ```abnf
/// file     = *block 1*( scenario / block )
/// block    = "block" SP name  1*step            ; before it is used; ends at the next block or scenario
/// scenario = "scenario" SP name  *option 1*step ; must expect something
/// option   = "rule" 1*( SP rfc "#" section )    ; at least one rule in a scenario, such as 9112#6.3
///          / "once"                             ; run whole only, and without a second request
/// name     = lower case letters, digits and single hyphens; unique in its file
/// step     = send / do / expect
///
/// send     = "> " text                          ; a line: the text and CRLF. ">" alone: an empty line
///          / ">| " text                         ; the text and nothing else
///          / ">hex" 1*( SP 2HEXDIG )            ; octets
///          / ">repeat" SP number SP text        ; the text so many times, without CRLF; 64 MiB at most
///
/// do       = "conn" SP name                     ; go on with this connection; opened when first used
///          / "pause" SP time                    ; time = number ( "ms" / "s" )
///          / "half-close"                       ; nothing more will be sent; receiving goes on
///          / "close"                            ; close the connection from our end
///          / "use" SP name                      ; the steps of a block
///          / "repeat" SP number *step "end"     ; the steps so many times, 10,000 at most; a * in the name of a
///                                               ; connection stands for the number of the round
///
/// expect   = response / chunk / octets / "expect-open" SP time / "expect-eof" / "expect-gone"
/// response = "< " value  *field [ content ]
/// field    = "< " token ": " value              ; a field that must be there; all in any order
///          / "< !" token                        ; a field that must not be there
///          / "< ..."                            ; other fields may be there; without this line none
/// value    = "<n>"                              ; a number without sign
///          / "<date>"                           ; a date as RFC 9110, section 5.6.7, wants it sent
///          / "<any>"
///          / "~/" regex "/"                     ; java.util.regex, matches all of the value
///          / text                               ; exactly this
/// content  = "<body"                            ; any content, framed as the response says
///          / "<body n"                          ; as many octets as the <n> above said
///          / "<body " DQUOTE text DQUOTE        ; exactly this; quotes in it need no escape
///          / "<body has " DQUOTE text DQUOTE    ; this somewhere in it
///          / "<body repeat " number SP text
///          / "<body ~/" regex "/"
/// chunk    = "<chunk " DQUOTE text DQUOTE       ; one chunk with this data, as it comes
///          / "<last-chunk"                      ; and no trailers
/// octets   = "<| " text                         ; exactly these octets
/// ```
/// Sends that follow each other are one write. A status line starts with `HTTP/` or is a regex. A response without
/// `<body` ends behind its head: that is how 204, 304, interim responses, answers to HEAD, and answers of which the
/// chunks are looked at one by one are written. Each response must besides be well-formed: CRLF, field syntax, one
/// framing field at most and none with 1xx and 204.
///
/// `expect-open` waits so long and wants neither an octet nor the end, which may come so long after the last send;
/// `expect-eof` wants the orderly end of the
/// connection, not one octet more, and that all that was sent before was taken; with `expect-gone` a reset will do as
/// well. What is still unread when a scenario is over is a failure too.
///
/// ## The variants
/// A scenario is run whole, one octet at a time, line by line, and cut between each CR and LF
/// ([dev.homespun.testing.wire.Splitting]); and each of these once more with a second request afterwards when the last
/// thing on a connection is a complete answer that does not say `Connection: close`. That request is the block
/// `second-request` of the file, or `GET /` with any answer.
///
/// This package imports nothing of ours, knows no test framework, and plays against anything that speaks on two
/// streams or on a port. Read [dev.homespun.testing.wire.WireRunner] next, then [dev.homespun.testing.wire.Step].
@NullMarked
package dev.homespun.testing.wire;

import org.jspecify.annotations.NullMarked;
