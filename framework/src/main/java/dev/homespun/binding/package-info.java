/// From a method with parameters to a handler, and from what it returns to a response: the signature is the contract.
///
/// ```java
/// HandlerReader reader = new HandlerReader(conversions, new Providers(), mistakes::add);
/// List<Endpoint> routes = reader.read("", new Books(store)).endpoints();
/// ```
///
/// All reflection of Homespun is here. It may import `http`, `routing`, `annotation` and `json`. Read `HandlerReader`
/// first, which runs at start-up, then `BoundMethod`, which runs for every request.
@NullMarked
package dev.homespun.binding;

import org.jspecify.annotations.NullMarked;
