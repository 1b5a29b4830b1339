using System.Collections.Immutable;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ServiceBlog.Preview;

/// <summary>
/// Keeps one page of one browser up to date over a WebSocket, of which a browser allows many to one host, other than
/// of plain connections. What is sent follows from two things alone: what the page shows, as it says itself when it
/// connects, and what the preview shows now. So nothing is missed between them, nor while the server was away.
/// </summary>
internal sealed class BrowserChannel
{
    private const int MostAssets = 100;

    private readonly WebSocket _socket;
    private readonly LivePreview _preview;

    // What the page shows.
    private string _path;
    private string _page;
    private int _revision;
    private string _problems;

    /// <param name="socket">The connection.</param>
    /// <param name="query">What the page says of itself: its path, from which state it is, and whether it shows problems.</param>
    /// <param name="preview">What to show.</param>
    public BrowserChannel(WebSocket socket, IQueryCollection query, LivePreview preview)
    {
        (_socket, _preview) = (socket, preview);
        _path = Uri.UnescapeDataString(query["path"].ToString());
        _page = query["page"].ToString();
        _revision = query["run"] == preview.Run && int.TryParse(query["revision"], CultureInfo.InvariantCulture, out var revision) ? revision : -1;
        _problems = query["problems"] == "none" ? "[]" : "";
    }

    /// <summary>Sends what changes until either side has gone.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var listening = Listen(ended);
        try
        {
            for (var state = _preview.Current; ; state = await _preview.After(state, ended.Token))
            {
                if (Message(state) is { } message)
                    await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, ended.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The page has gone, or the server ends.
        }
        await listening;
    }

    /// <summary>The page never says anything but that it goes.</summary>
    private async Task Listen(CancellationTokenSource ended)
    {
        var buffer = new byte[64];
        try
        {
            while ((await _socket.ReceiveAsync(buffer, ended.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // A tab that was closed says nothing.
        }
        await ended.CancelAsync();
    }

    /// <summary>What the page has to be told to show this state; null if it shows that already.</summary>
    private ReadOnlyMemory<byte>? Message(PreviewState state)
    {
        if (!state.IsBuilt)
            return null;
        var buffer = new MemoryStream();
        var says = false;
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("run", _preview.Run);
            json.WriteNumber("revision", state.Revision);
            says |= WriteProblems(json, state);
            if (state.Site is { } site)
                says |= WritePage(json, state, site) | WriteAssets(json, state);
            json.WriteEndObject();
        }
        _revision = state.Revision;
        if (!says)
            return null;
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private bool WriteProblems(Utf8JsonWriter json, PreviewState state)
    {
        var problems = JsonSerializer.Serialize(state.Problems, ProblemJson.Default.ImmutableArrayProblem);
        if (problems == _problems)
            return false;
        _problems = problems;
        json.WritePropertyName("problems");
        json.WriteRawValue(problems);
        return true;
    }

    private bool WritePage(Utf8JsonWriter json, PreviewState state, PreviewSite site)
    {
        var answer = site.Answer(_path);
        var hasMoved = answer.Status != StatusCodes.Status200OK && state.Moves.TryGetValue(_path, out _);
        if (hasMoved)
        {
            _path = state.Moves[_path];
            answer = site.Answer(_path);
            json.WriteString("moved", new PathString(_path).ToUriComponent());
        }
        var page = answer.ContentHash.ToString();
        if (page == _page || !answer.IsHtml)
            return hasMoved;
        _page = page;
        json.WriteString("page", page);
        // Whatever its bytes are: a page that is not UTF-8 looks here as it does in a browser that was told it were.
        json.WriteString("html", Encoding.UTF8.GetString(answer.File.Content.Span));
        json.WriteString("mark", site.Unpublished.GetValueOrDefault(answer.Name, ""));
        return true;
    }

    private bool WriteAssets(Utf8JsonWriter json, PreviewState state)
    {
        // Nothing is known of what a page of another run got: then all is fetched again.
        ImmutableArray<string>? changed = _revision < 0 ? null : [.. state.Assets.Where(asset => asset.Value > _revision).Select(asset => asset.Key)];
        if (changed is { IsEmpty: true })
            return false;
        json.WriteStartArray("assets");
        if (changed is { Length: <= MostAssets } some)
        {
            foreach (var address in some)
                json.WriteStringValue(new PathString(address).ToUriComponent());
        }
        else
        {
            json.WriteStringValue("*");
        }
        json.WriteEndArray();
        return true;
    }
}
