using Microsoft.AspNetCore.Http;

namespace ServiceBlog.Preview;

/// <summary>
/// Turns away what does not come from the author's own browser window. The server listens on this machine only, but
/// any web page may send a browser there: by a host name of its own that resolves to 127.0.0.1 (DNS rebinding), or by
/// a request from its own origin. A draft must not leak that way.
/// </summary>
internal static class RequestGuard
{
    /// <summary>The status to refuse with; null for a request that is welcome.</summary>
    public static int? Refuses(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return StatusCodes.Status405MethodNotAllowed;
        if (!IsThisMachine(request.Host.Host))
            return StatusCodes.Status400BadRequest;
        if (request.Headers.Origin.Any(origin => origin != $"http://{request.Host.Value}"))
            return StatusCodes.Status403Forbidden;
        // A link from elsewhere may open a page here; an image, script or fetch from elsewhere may not.
        var isForeign = request.Headers["Sec-Fetch-Site"] == "cross-site" && request.Headers["Sec-Fetch-Mode"] != "navigate";
        return isForeign ? StatusCodes.Status403Forbidden : null;
    }

    private static bool IsThisMachine(string host) =>
        host == "127.0.0.1" || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase);
}
