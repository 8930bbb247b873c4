// A page that is opened from a folder may start no worker. There the search runs in a hidden frame,
// which is given what a worker has: postMessage, importScripts, and the script's own address.
if (location.protocol === "file:") {
  window.IFrameWorker = class extends EventTarget {
    constructor(address) {
      super()
      const frame = document.createElement("iframe")
      frame.hidden = true
      frame.title = "search"
      document.body.append(frame)
      this.inside = frame.contentWindow
      this.begun = new Promise((resolve) => {
        const page = frame.contentDocument
        const script = page.createElement("script")
        this.inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }))
        this.inside.importScripts = (...addresses) => addresses.reduce(load, Promise.resolve())
        script.src = new URL(address, location.href).href
        script.onload = resolve
        page.body.append(script)

        function load(before, source) {
          return before.then(
            () =>
              new Promise((done) => {
                const more = page.createElement("script")
                more.src = source
                more.onload = done
                page.body.append(more)
              }),
          )
        }
      })
    }

    postMessage(data) {
      this.begun.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data })))
    }

    terminate() {
      this.inside.frameElement.remove()
    }
  }
  window.Worker = window.IFrameWorker
}
