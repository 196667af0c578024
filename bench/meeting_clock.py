"""What a page's own clock says: from the click to the first picture of somebody else."""

from playwright.sync_api import BrowserContext, Page

SCRIPT = """(() => {
    const Native = window.RTCPeerConnection
    let clicked = 0, tell
    addEventListener('click', (event) => { clicked ||= event.timeStamp }, true)
    window.firstPicture = new Promise((resolve) => { tell = resolve })
    window.restartClock = () => { clicked = 0; window.firstPicture = new Promise((resolve) => { tell = resolve }) }
    const look = ({ track }) => {
        if (track.kind !== 'video') return
        const witness = document.createElement('video')
        witness.muted = true
        witness.srcObject = new MediaStream([track])
        witness.requestVideoFrameCallback((now) => tell(now - clicked))
        void witness.play()
    }
    window.RTCPeerConnection = class extends Native {
        constructor(...given) {
            super(...given)
            this.addEventListener('track', look)
        }
    }
})()"""
"""The same for every page: a video element of ours plays what arrives, whatever the page itself does with it."""


def put_clock(context: BrowserContext) -> None:
    context.add_init_script(SCRIPT)


def restart(page: Page) -> None:
    """The next click counts."""
    page.evaluate("window.restartClock()")


def first_picture(page: Page) -> float:
    """Milliseconds from the click."""
    return float(page.evaluate("window.firstPicture"))
