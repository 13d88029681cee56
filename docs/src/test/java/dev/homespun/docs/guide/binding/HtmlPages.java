package dev.homespun.docs.guide.binding;

import dev.homespun.binding.ResultMapper;
import dev.homespun.http.Request;
import dev.homespun.http.Response;

// @start region="mapper"
final class HtmlPages implements ResultMapper {

    @Override
    public boolean handles(Class<?> type) {
        return type == Html.class;
    }

    @Override
    public Response toResponse(Request request, Object value) {
        return Response.text(((Html) value).text()).with("Content-Type", "text/html;charset=utf-8");
    }
}
// @end
